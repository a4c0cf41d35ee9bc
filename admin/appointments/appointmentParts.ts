// What every part of the page about appointments is given.
import type { Settings } from '../../shared/settings';
import type { Draft } from '../draft/useDraft';

export type AppointmentSettings = Settings['appointments'];

export type AppointmentParts = {
  appointments: AppointmentSettings;
  isInvalid: Draft['isInvalid'];
  onChange: (part: Partial<AppointmentSettings>) => void;
};
