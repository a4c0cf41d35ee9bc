// Lets one process at a time install or build in this checkout; a second one waits and then finds the work done.

import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot, say } from './process.mjs';

const LOCK = inRoot('.cache/lock');

/** Takes the lock in one step, with our number already in it. */
function isTaken() {
  const own = `${LOCK}.${process.pid}`;
  mkdirSync(inRoot('.cache'), { recursive: true });
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, LOCK);
    return false;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return true;
  } finally {
    rmSync(own);
  }
}

/** The holder's pid, or null once it has let go. */
function holder() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return null;
  }
}

/** A holder that was killed can no longer let go; our own number in the file is one from before a restart. */
function isGone(pid) {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Does the work while no other process does work of this kind here. */
export async function alone(work) {
  let told = false;
  while (isTaken()) {
    const pid = holder();
    if (pid !== null && isGone(pid)) {
      rmSync(LOCK, { force: true });
    } else if (pid !== null && !told) {
      say(`process ${pid} is installing or building here, waiting for it (if it is not: delete .cache/lock) ...`);
      told = true;
    }
    await pause(100);
  }
  const letGo = () => rmSync(LOCK, { force: true });
  process.once('exit', letGo);
  try {
    await work();
  } finally {
    process.off('exit', letGo);
    letGo();
  }
}
