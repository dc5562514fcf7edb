#!/bin/sh
# Checks that every rule ID cited in the tree is defined in docs/rules, and defined once.
# Usage: docs/rules/check.sh [directory to look for citations in ...]; default: the whole tree.
set -eu
rules=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$rules/../.."
for directory; do
    [ -d "$directory" ] || { echo "no such directory: $directory" >&2; exit 2; }
done

id='(MTR|PRC|SUB|BIL|INV|CRD|PLT|WEB|EX|CASE)-E?[0-9]+[a-z]?'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

grep -hoE "^\| $id \|" "$rules"/*.md | grep -oE "$id" | sort > "$work/definitions"
# A part of a rule (BIL-102a) is defined with the rule, and a rule with its parts (EX-15 with EX-15a).
sed 's/[a-z]$//' "$work/definitions" | sort -u - "$work/definitions" > "$work/defined"

grep -rhowE --include='*.java' --include='*.sql' --include='*.ts' --include='*.tsx' --include='*.md' --include='*.py' --include='*.mjs' \
    --exclude-dir=target --exclude-dir=node_modules --exclude-dir=.git "$id" "$@" |
    sort -u > "$work/cited"

status=0
while read -r cited; do
    if ! grep -qxF "$cited" "$work/defined" && ! grep -qxF "${cited%[a-z]}" "$work/defined"; then
        echo "cited, but not defined in docs/rules: $cited" >&2
        status=1
    fi
done < "$work/cited"
for twice in $(uniq -d "$work/definitions"); do
    echo "defined twice in docs/rules: $twice" >&2
    status=1
done
[ $status -ne 0 ] || echo "$(wc -l < "$work/cited" | tr -d ' ') rule IDs cited, all defined."
exit $status
