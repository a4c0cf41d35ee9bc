// N7: this browser's address at its push service, for the office's key, told to the office.
import type { Language } from '../../shared/settings';
import type { PublicApi } from './publicApi';

/** Whether the phone rings from now on. Never rejects. */
export const ringFor = async (
  key: string,
  api: Pick<PublicApi, 'pushKey' | 'post'>,
  language: Language,
): Promise<boolean> => {
  try {
    const { pushManager } = await navigator.serviceWorker.ready;
    const answer = await api.pushKey();
    if (!answer.ok) return false;
    const known = await pushManager.getSubscription();
    // One for another office's key is worth nothing here.
    await known?.unsubscribe();
    const { endpoint, keys } = (
      await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: answer.result.publicKey })
    ).toJSON();
    const asked = { endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'], language };
    return (await api.post(`/api/tickets/${encodeURIComponent(key)}/push`, asked)).ok;
  } catch {
    return false;
  }
};
