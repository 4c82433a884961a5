package org.gridlang.opendss.line;

/// A complex number `re + j im`.
record Complex(double re, double im) {
    static final Complex ONE = new Complex(1, 0);

    Complex plus(Complex other) {
        return new Complex(re + other.re, im + other.im);
    }

    Complex minus(Complex other) {
        return new Complex(re - other.re, im - other.im);
    }

    Complex times(Complex other) {
        return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
    }

    Complex times(double factor) {
        return new Complex(re * factor, im * factor);
    }

    Complex over(Complex other) {
        double square = other.re * other.re + other.im * other.im;
        return new Complex((re * other.re + im * other.im) / square, (im * other.re - re * other.im) / square);
    }

    double magnitude() {
        return Math.hypot(re, im);
    }

    /// The root with a real part that is not negative.
    Complex squareRoot() {
        double magnitude = magnitude();
        double real = Math.sqrt((magnitude + re) / 2);
        double imaginary = Math.sqrt((magnitude - re) / 2);
        return new Complex(real, im < 0 ? -imaginary : imaginary);
    }

    /// The natural logarithm, with an angle in (-pi, pi].
    Complex logarithm() {
        return new Complex(Math.log(magnitude()), Math.atan2(im, re));
    }
}
