#!/bin/sh
# Prints on a real kernel's USB printer gadget inside a virtual machine. Needs Debian, its packages, and some minutes.
# The kernel and udev are fetched as packages and not installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd -P)
work=${USB_VM_DIR:-${TMPDIR:-/tmp}/wertmarke-usb-vm}

missing=
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need qemu-system-x86_64 qemu-system-x86
need busybox busybox-static
need modprobe kmod
need depmod kmod
need cpio cpio
need gzip gzip
need apt-get apt
need dpkg-deb dpkg
# In the first moments of the machine there is no library for a busybox that needs one
if command -v busybox >/dev/null 2>&1 && ldd "$(command -v busybox)" >/dev/null 2>&1; then missing="$missing busybox-static"; fi
if [ -n "$missing" ]; then
  packages=$(printf '%s\n' $missing | sort -u | tr '\n' ' ')
  echo "This test needs Debian packages that are not here. Install them with: apt-get install $packages" >&2
  exit 1
fi
if [ ! -d "$project/node_modules/escpos" ]; then
  echo "The packages of the project are not here. Install them with: npm ci" >&2
  exit 1
fi
mkdir -p "$work/packages" "$work/root"
work=$(cd "$work" && pwd -P)

if ! ls "$work"/root/boot/vmlinuz-* >/dev/null 2>&1; then
  kernel=$(apt-cache search --names-only '^linux-image-6\.1\.0-[0-9]+-amd64$' | sort -V | tail -1 | cut -d' ' -f1)
  if [ -z "$kernel" ]; then
    echo "apt knows no kernel linux-image-6.1.0-*-amd64 (Debian 12). Perhaps apt-get update helps." >&2
    exit 1
  fi
  (cd "$work/packages" && apt-get download "$kernel" udev libkmod2)
  for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/root"; done
fi
version=$(ls "$work/root/lib/modules")
depmod -b "$work/root" "$version"

rm -rf "$work/built" "$work/initramfs"
(cd "$project" && npx tsc -p test/usb-vm/tsconfig.json --outDir "$work/built")
ln -s /run/project/node_modules "$work/built/node_modules"
cp "$here/start" "$work/built/start"

mkdir -p "$work/initramfs/bin" "$work/initramfs/modules"
cp "$(command -v busybox)" "$work/initramfs/bin/busybox"
cp "$here/init" "$work/initramfs/init"
chmod +x "$work/initramfs/init"
printf '%s\n' "$work" "$project" "$(readlink -f "$(command -v node)")" >"$work/initramfs/places"
: >"$work/initramfs/order"
for module in virtio_pci 9pnet_virtio 9p overlay; do
  modprobe -d "$work/root" -S "$version" --show-depends "$module" | sed -n 's/^insmod \([^ ]*\).*/\1/p'
done | awk '!seen[$0]++' | while read -r file; do
  cp "$file" "$work/initramfs/modules/"
  basename "$file" >>"$work/initramfs/order"
done
(cd "$work/initramfs" && find . | cpio -o -H newc --quiet | gzip >"$work/initramfs.gz")

timeout "${USB_VM_SECONDS:-900}" qemu-system-x86_64 -m 1024 -smp 2 -display none -no-reboot -monitor none -serial stdio \
  -kernel "$work/root/boot/vmlinuz-$version" -initrd "$work/initramfs.gz" \
  -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
  -append "console=ttyS0 quiet panic=-1" </dev/null | tee "$work/log"
grep -q '^ALL CHECKS PASSED' "$work/log"
