// Days as people write them, wherever the office lies.
import type { Language } from '../../shared/settings';
import { formatTime } from '../../ui/time';

/** 'YYYY-MM-DD' as 'Montag, 3. März 2025'. */
export const formatDay = (day: string, language: Language): string =>
  formatTime(Date.parse(`${day}T12:00:00Z`), 'fullDate', 'UTC', language);
