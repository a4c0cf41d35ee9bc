#!/bin/sh
# Installs an office on a bare Debian 12 or 13: install.sh FILE.deb, as root. The same by hand: docs/install.md.
set -eu
FILE=$(realpath "${1:?install.sh FILE.deb}")
set -x
apt-get update
apt-get install --yes "$FILE"
mkdir -p /var/backups/wertmarke
chmod 700 /var/backups/wertmarke
cp "$FILE" "/var/backups/wertmarke/wertmarke_$(dpkg-deb --field "$FILE" Version).deb"
systemctl enable --now wertmarke
systemctl --no-pager status wertmarke
wertmarke link admin
