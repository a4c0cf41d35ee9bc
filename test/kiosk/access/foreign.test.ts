// W12, U3: a page is read aloud in its language, and what the office has in German alone by the German voice.
import { inLanguage, partsIn } from '../../../kiosk/access/reading/foreign';
import { sentencesOf } from '../../../kiosk/access/reading/speech';

const german = inLanguage('de', 'Wartebereich B');

test('W12, U3 German within a sentence is a part of its own, and nothing is lost or read twice', () => {
  expect(partsIn(`Lütfen burada bekleyin: ${german}. Teşekkürler.`, 'tr')).toEqual([
    { text: 'Lütfen burada bekleyin: ', language: 'tr' },
    { text: 'Wartebereich B', language: 'de' },
    { text: 'Teşekkürler.', language: 'tr' },
  ]);
});

test('W12 what has nothing foreign is what it was', () => {
  expect(partsIn('Bitte warten Sie.', 'de')).toEqual([{ text: 'Bitte warten Sie.', language: 'de' }]);
  expect(inLanguage('de', '')).toBe('');
  expect(partsIn(`${german}.`, 'ar')).toEqual([{ text: 'Wartebereich B', language: 'de' }]);
});

test('W12 sentences come one after the other, each in its own language', () => {
  expect(sentencesOf(`Bir. İki: ${german}. ${inLanguage('uk', 'Українська')}. Üç.`, 'tr')).toEqual([
    { text: 'Bir.', language: 'tr' },
    { text: 'İki:', language: 'tr' },
    { text: 'Wartebereich B', language: 'de' },
    { text: 'Українська', language: 'uk' },
    { text: 'Üç.', language: 'tr' },
  ]);
});
