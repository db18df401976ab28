# shellcheck shell=sh disable=SC2154
# What the launcher needs once for every build: the build itself and the JVM's start-up caches. Read
# by ./hillock, with its variables and functions.

# Lets one run at a time prepare a checkout. The kernel lets go of the lock when its owner dies. Where
# there is no flock (macOS) or nothing can be written, two runs may do the same work twice, which
# only costs time: whatever they make is renamed into place.
lock() {
  mkdir -p "$root/cli/target" 2>/dev/null || return 0
  command -v flock >/dev/null 2>&1 || return 0
  (: >>"$root/cli/target/lock") 2>/dev/null || return 0
  exec 9>>"$root/cli/target/lock"
  flock -n 9 && return 0
  say "another run is preparing this checkout; waiting for it"
  flock 9
}

unlock() {
  exec 9>&-
}

prepare_build() {
  lock
  if needs_build; then
    build
  fi
  unlock
}

build() {
  command -v mvn >/dev/null 2>&1 ||
    fail "Maven is needed for the first run and is not on the PATH; install Maven 3.8.7 or newer"
  say "building for the first run or after a change; this takes a minute"
  log=$root/cli/target/build.log
  # The time of the start, so that a source that changes meanwhile is built the next time.
  touch "$built.new"
  # Jars of an earlier version would stay on the class path.
  rm -rf "$lib"
  if ! (cd "$root" && JAVA_HOME=$java_home mvn -q -B -pl cli -am package -DskipTests \
    -Djacoco.skip=true) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "the build failed; the whole of it is in $log"
  fi
  mv "$built.new" "$built"
}

prepare_caches() {
  # Without a folder for them there is nothing to wait for.
  mkdir -p "$cache_home/hillock" 2>/dev/null && [ -w "$cache_home/hillock" ] || return 0
  lock
  # Another run may have been quicker.
  find_caches
  if [ -z "$stamp" ]; then
    write_stamp
    find_caches
  fi
  if [ -n "$stamp" ] && needs_caches; then
    make_caches
  fi
  unlock
}

# The number of a checkout: two of them share the folder of the caches.
checkout_number() {
  number=$(printf '%s' "$root" | cksum)
  printf '%s' "${number%% *}"
}

# Gives the jars a name that no build had before, nor any other checkout.
write_stamp() {
  new=$lib.stamp.$$
  { printf '%s-%s-%s\n%s\n' "$(checkout_number)" "$(date +%s)" "$$" "$root" >"$new"; } 2>/dev/null &&
    mv -f "$new" "$lib.stamp" || rm -f "$new" 2>/dev/null || :
}

# Makes both caches. The file `unfinished` is there from before the work until its success, so what
# fails once, on a full disk say, is not tried again before the next build; it holds the reasons.
make_caches() {
  reasons=$caches/unfinished
  mkdir -p "$caches" 2>/dev/null && (: >"$reasons") 2>/dev/null || return 0
  work=$caches/making.$$
  trap 'rm -rf "$work" "$reasons"; exit 130' INT TERM HUP
  say "preparing quick starts; this takes some seconds, once after a build"
  if { mkdir "$work" && make_cache vector && make_cache plain; } >>"$reasons" 2>&1; then
    mv -f "$work/vector.aot" "$work/plain.aot" "$caches" && rm -f "$reasons"
    remove_old_caches
  fi
  rm -rf "$work"
  trap - INT TERM HUP
}

# Lets a JVM of this kind run the commands once and keep what it has learnt.
make_cache() {
  options=$PLAIN_JVM
  [ "$1" = plain ] || options=$VECTOR_JVM
  # Split at blanks on purpose.
  # shellcheck disable=SC2086
  "$java_home/bin/java" $options -XX:AOTCacheOutput="$work/$1.aot" -cp "$class_path" \
    dev.hillock.cli.StartUp "$work" "$1" </dev/null && [ -s "$work/$1.aot" ]
}

# Removes the caches of earlier builds of this checkout, for any JVM.
remove_old_caches() {
  for old in "$cache_home/hillock"/*-"${stamp%%-*}"-*; do
    case $old in
      *-"$stamp") ;;
      *) rm -rf "$old" ;;
    esac
  done
}
