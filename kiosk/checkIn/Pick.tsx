// Check-in without a code (C1): time and initials among the next appointments.
import { useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button, SaidList } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';
import { Name } from './Name';

type Appointment = KioskView['appointments'][number];
type ChoiceProps = { appointment: Appointment; timeZone: string; isChosen: boolean; onChoose: () => void };

const Choice = ({ appointment, timeZone, isChosen, onChoose }: ChoiceProps) => {
  const { t, language } = useKioskWords();
  const { slotAt, initials, services } = appointment;
  return (
    <label class="kiosk-choice">
      <input type="radio" name="appointment" checked={isChosen} onChange={onChoose} />
      <span class="kiosk-choice__time">
        {t('common.clock', { time: formatTime(slotAt, 'time', timeZone, language) })}
      </span>{' '}
      <span class="kiosk-choice__initials">{initials ?? t('kiosk.noName')}</span>{' '}
      <span class="kiosk-choice__services">
        <SaidList texts={services} between=", " />
      </span>
    </label>
  );
};

export type PickProps = {
  snapshot: Snapshot<KioskView>;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onPick: (visitId: string, familyName: string | null) => void;
  onEnterCode: () => void;
};

export const Pick = ({ snapshot, refusal, isAsking, onPick, onEnterCode }: PickProps) => {
  const { t } = useKioskWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isNaming, setNaming] = useState(false);
  const { appointments, office, checkInByList } = snapshot.view;
  // Somebody else may have checked it in meanwhile.
  const chosen = appointments.find(({ visitId }) => visitId === chosenId);
  if (isNaming && chosen)
    return (
      <Name
        {...{ snapshot, refusal, isAsking }}
        onName={(familyName) => onPick(chosen.visitId, familyName)}
        onBack={() => setNaming(false)}
      />
    );
  return (
    <form
      class="kiosk-pick"
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen) return;
        if (checkInByList === 'familyName') setNaming(true);
        else onPick(chosen.visitId, null);
      }}
    >
      <Heading>{t('kiosk.pick')}</Heading>
      {appointments.length === 0 ? (
        <p class="kiosk-lead">{t('kiosk.pickNone')}</p>
      ) : (
        <fieldset class="kiosk-choices">
          <legend class="kiosk-lead">{t('kiosk.pickHow')}</legend>
          {appointments.map((appointment) => (
            <Choice
              key={appointment.visitId}
              appointment={appointment}
              timeZone={office.timeZone}
              isChosen={appointment === chosen}
              onChoose={() => setChosenId(appointment.visitId)}
            />
          ))}
        </fieldset>
      )}
      <Refused refusal={refusal} snapshot={snapshot} />
      <div class="kiosk-acts">
        <Button kind="secondary" onClick={onEnterCode}>
          {t('kiosk.withCode')}
        </Button>
        <Button type="submit" blocked={isAsking || chosen === undefined}>
          {isAsking ? t('common.wait') : t(checkInByList === 'familyName' ? 'kiosk.toFamilyName' : 'kiosk.checkIn')}
        </Button>
      </div>
    </form>
  );
};
