package org.gridlang.runtime.powerflow;

import org.gridlang.runtime.network.LoadShares;

/// The voltage `u = re + j im` across an element, and the formulas of its current `i = conj(s) phi(u)` there,
/// with `phi = zP/conj(u) + zI u/(|u| u0) + zZ u/u0^2`.
///
/// @param rated `u0`
record ElementVoltage(LoadShares shares, double rated, double re, double im) {
    private double square() {
        return re * re + im * im;
    }

    /// `phi / u`, a real number.
    private double factor() {
        return shares.power() / square()
                + shares.current() / (rated * Math.sqrt(square()))
                + shares.impedance() / (rated * rated);
    }

    double phiRe() {
        return factor() * re;
    }

    double phiIm() {
        return factor() * im;
    }

    /// Real part of `A` over `conj(s)` in `di = A du + B conj(du)`: `zI/(2 u0 |u|) + zZ/u0^2`.
    private double direct() {
        return shares.current() / (2 * rated * Math.sqrt(square())) + shares.impedance() / (rated * rated);
    }

    /// `conj(B)` over `-s`, times `u^2`: `zP + zI |u|/(2 u0)`.
    private double mirrored() {
        return shares.power() + shares.current() * Math.sqrt(square()) / (2 * rated);
    }

    /// Writes `A` and `B` of `di = A du + B conj(du)`, real and imaginary part of each.
    void linearise(double p, double q, double[] into, int at) {
        into[at] = p * direct();
        into[at + 1] = -q * direct();
        into[at + 2] = conjugateBRe(p, q);
        into[at + 3] = -conjugateBIm(p, q);
    }

    /// Real part of `conj(z) = A r + conj(B) conj(r)`.
    double conjugateZRe(double p, double q, double rRe, double rIm) {
        double bRe = conjugateBRe(p, q);
        double bIm = conjugateBIm(p, q);
        return direct() * (p * rRe + q * rIm) + bRe * rRe + bIm * rIm;
    }

    /// Imaginary part of `conj(z) = A r + conj(B) conj(r)`.
    double conjugateZIm(double p, double q, double rRe, double rIm) {
        double bRe = conjugateBRe(p, q);
        double bIm = conjugateBIm(p, q);
        return direct() * (p * rIm - q * rRe) + bIm * rRe - bRe * rIm;
    }

    /// `conj(B) = -s (zP + zI |u|/(2 u0)) / u^2`, with `1/u^2 = conj(u)^2/|u|^4`.
    private double conjugateBRe(double p, double q) {
        double scale = -mirrored() / (square() * square());
        return scale * (p * (re * re - im * im) + q * 2 * re * im);
    }

    private double conjugateBIm(double p, double q) {
        double scale = -mirrored() / (square() * square());
        return scale * (q * (re * re - im * im) - p * 2 * re * im);
    }
}
