// Days as people write them, wherever the office lies.
import type { StaffLanguage } from '../../shared/settings';
import { formatTime } from '../../ui/time';

/** 'YYYY-MM-DD' as 'Montag, 3. März 2025'. */
export const formatDay = (day: string, language: StaffLanguage): string =>
  formatTime(Date.parse(`${day}T12:00:00Z`), 'fullDate', 'UTC', language);
