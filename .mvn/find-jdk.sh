# Sourced by ./grid and ./mvnw: puts the home of a JDK 25 or later in JAVA_HOME, or returns 1 and leaves it alone.
# No process is started unless a JDK lacks its `release` file: this runs at every start of ./grid.

GRID_JDK_WANTED=25

# The major version of the JDK in directory $1, in GRID_JDK_FOUND; 0 if it is no JDK (a JRE has no compiler).
grid_jdk_version() {
  GRID_JDK_FOUND=0
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    while IFS='=' read -r grid_key grid_value; do
      [ "$grid_key" = JAVA_VERSION ] && GRID_JDK_FOUND=${grid_value#\"}
    done <"$1/release"
  else
    GRID_JDK_FOUND=$("$1/bin/javac" -version 2>&1) && GRID_JDK_FOUND=${GRID_JDK_FOUND#javac }
  fi
  GRID_JDK_FOUND=${GRID_JDK_FOUND%%[!0-9]*}
  GRID_JDK_FOUND=${GRID_JDK_FOUND:-0}
}

# Tries each directory given; succeeds at the first one that is new enough.
grid_jdk_first() {
  for grid_home in "$@"; do
    grid_jdk_version "$grid_home"
    if [ "$GRID_JDK_FOUND" -ge "$GRID_JDK_WANTED" ]; then
      JAVA_HOME=$grid_home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

# The home of the `javac` on PATH, through symbolic links (/usr/bin/javac is one on Debian), in GRID_JDK_ON_PATH.
grid_jdk_on_path() {
  GRID_JDK_ON_PATH=$(command -v javac 2>/dev/null) || return 1
  GRID_JDK_ON_PATH=$(readlink -f "$GRID_JDK_ON_PATH" 2>/dev/null) || return 1
  GRID_JDK_ON_PATH=${GRID_JDK_ON_PATH%/bin/javac}
}

grid_find_jdk() {
  [ -n "${JAVA_HOME:-}" ] && grid_jdk_first "$JAVA_HOME" && return 0
  grid_jdk_on_path && grid_jdk_first "$GRID_JDK_ON_PATH" && return 0
  case $- in *f*) grid_no_glob=1 && set +f ;; *) grid_no_glob=0 ;; esac
  set -- /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  [ "$grid_no_glob" = 1 ] && set -f
  grid_jdk_first "$@"
}

grid_no_jdk_message() {
  echo "$1 needs JDK $GRID_JDK_WANTED or later and found none on this machine: install one" \
    "(Debian, Ubuntu: apt-get install openjdk-25-jdk-headless; macOS: brew install openjdk; any: https://adoptium.net)" \
    "or set JAVA_HOME to it." >&2
}
