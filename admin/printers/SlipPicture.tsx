// The slip that a virtual printer drew.
import { useEffect, useState } from 'preact/hooks';
import { Button, Dialog } from '../../ui/kit';
import { pictureAddress } from '../../ui/link/device';
import { useAdminWords } from '../parts/words';

const LOOK_AGAIN_MS = 400;
const MOST_LOOKS = 10;

type SlipPictureProps = { picture: string; title: string; onClose: () => void };

/** Looks again for a few seconds, because a slip is asked for before it is drawn. */
export const SlipPicture = ({ picture, title, onClose }: SlipPictureProps) => {
  const { t } = useAdminWords();
  const [looks, setLooks] = useState(1);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (!isMissing || looks >= MOST_LOOKS) return;
    const timer = setTimeout(() => {
      setMissing(false);
      setLooks(looks + 1);
    }, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isMissing, looks]);
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
      {isMissing ? (
        <p class="kern-body" role="status">
          {t(looks < MOST_LOOKS ? 'admin.slip.drawing' : 'admin.slip.noPicture')}
        </p>
      ) : (
        <img class="adm-slip" key={looks} src={pictureAddress(picture)} alt={title} onError={() => setMissing(true)} />
      )}
    </Dialog>
  );
};
