# shellcheck shell=sh
# Sourced by the programs of this folder: finds a JDK 25 as the launcher does and exports it as JAVA_HOME.

fail() {
  printf 'bench: %s\n' "$1" >&2
  exit 2
}

java_home=''
for home in "${HILLOCK_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*; do
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
  if [ -n "$version" ] && [ "$version" -ge 25 ] && [ -x "$home/bin/javac" ]; then
    java_home=$home
    break
  fi
done
[ -n "$java_home" ] || fail 'no JDK 25 or newer found; install one or set JAVA_HOME'
export JAVA_HOME="$java_home"
