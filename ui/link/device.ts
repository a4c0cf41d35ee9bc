// Which device this tab is, as its address says.

/** null while it is none. */
export const ownDeviceId = (): string | null => new URLSearchParams(location.search).get('device');

/** Where a slip's picture is: it is served to paired devices only, so the address says which one asks. */
export const pictureAddress = (picture: string): string =>
  `${picture}?device=${encodeURIComponent(ownDeviceId() ?? '')}`;
