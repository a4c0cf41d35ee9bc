import type { Lesson } from '../../../../shared/lessons';
import { lessonOf } from '../../rows/days';
import type { DatabaseConnection } from '../connection';

export const createLessonRows = (database: DatabaseConnection) => {
  const insert = database.prepare('INSERT OR REPLACE INTO lessons (day, lesson) VALUES (?, ?)');
  const select = database.prepare('SELECT day, lesson FROM lessons WHERE day >= ? ORDER BY day');
  return {
    from: (first: string): { day: string; lesson: Lesson }[] => select.all(first).map(lessonOf),
    write: (day: string, lesson: Lesson): void => void insert.run(day, JSON.stringify(lesson)),
  };
};
