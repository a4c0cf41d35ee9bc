// R5: from when on the overview warns; what a new office starts with.
export const LIVE_LIMITS = `
  UPDATE settings SET settings = json_insert(settings, '$.liveLimits', json('{"waitMin":{"yellow":30,"red":60},' ||
    '"waiting":{"yellow":30,"red":60},"calledMin":{"yellow":5,"red":10},"nobodyMin":{"yellow":5,"red":15},' ||
    '"pauseOverMin":{"yellow":5,"red":15}}'));
`;
