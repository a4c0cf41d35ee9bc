// X1: which tables lose rows at the end of a day: those of that day, and those whose last day it was.
export const DAILY = ['remarks', 'letters_counted', 'pushes'];
export const DATED = ['bookers', 'letters', 'waiting_list', 'reminders_refused'];
