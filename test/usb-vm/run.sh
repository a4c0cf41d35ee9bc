#!/bin/sh
# Prints on a real kernel's USB printer gadget inside a virtual machine. Needs Debian, its packages, and two minutes.
# Debian packages: qemu-system-x86 busybox-static kmod cpio; the kernel and udev are fetched as packages and not installed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
work=${USB_VM_DIR:-${TMPDIR:-/tmp}/wertmarke-usb-vm}
mkdir -p "$work/packages" "$work/root"

if ! ls "$work"/root/boot/vmlinuz-* >/dev/null 2>&1; then
  kernel=$(apt-cache search --names-only '^linux-image-6\.1\.0-[0-9]+-amd64$' | sort -V | tail -1 | cut -d' ' -f1)
  (cd "$work/packages" && apt-get download "$kernel" udev libkmod2)
  for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/root"; done
fi
version=$(ls "$work/root/lib/modules")
depmod -b "$work/root" "$version"

rm -rf "$work/built" "$work/initramfs"
(cd "$project" && npx tsc -p test/usb-vm/tsconfig.json --outDir "$work/built")
ln -s "$project/node_modules" "$work/built/node_modules"
cp "$here/start" "$work/built/start"

mkdir -p "$work/initramfs/bin" "$work/initramfs/modules"
cp "$(command -v busybox)" "$work/initramfs/bin/busybox"
cp "$here/init" "$work/initramfs/init"
chmod +x "$work/initramfs/init"
: >"$work/initramfs/order"
for module in virtio_pci 9pnet_virtio 9p overlay; do
  modprobe -d "$work/root" -S "$version" --show-depends "$module" | sed -n 's/^insmod \([^ ]*\).*/\1/p'
done | awk '!seen[$0]++' | while read -r file; do
  cp "$file" "$work/initramfs/modules/"
  basename "$file" >>"$work/initramfs/order"
done
(cd "$work/initramfs" && find . | cpio -o -H newc --quiet | gzip >"$work/initramfs.gz")

timeout "${USB_VM_SECONDS:-300}" qemu-system-x86_64 -m 1024 -smp 2 -display none -no-reboot -monitor none -serial stdio \
  -kernel "$work/root/boot/vmlinuz-$version" -initrd "$work/initramfs.gz" \
  -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
  -append "console=ttyS0 quiet panic=-1 work=$work node=$(command -v node)" </dev/null | tee "$work/log"
grep -q '^ALL CHECKS PASSED' "$work/log"
