import { z } from 'zod';
import { type Lesson, lessonSchema } from '../../../../shared/lessons';
import type { DatabaseConnection } from '../connection';

const row = z.object({ day: z.string(), lesson: z.string() });

export const createLessonRows = (database: DatabaseConnection) => {
  const insert = database.prepare('INSERT OR REPLACE INTO lessons (day, lesson) VALUES (?, ?)');
  const select = database.prepare('SELECT day, lesson FROM lessons WHERE day >= ? ORDER BY day');
  return {
    from: (first: string): { day: string; lesson: Lesson }[] =>
      select.all(first).map((found) => {
        const { day, lesson } = row.parse(found);
        return { day, lesson: lessonSchema.parse(JSON.parse(lesson)) };
      }),
    write: (day: string, lesson: Lesson): void => void insert.run(day, JSON.stringify(lesson)),
  };
};
