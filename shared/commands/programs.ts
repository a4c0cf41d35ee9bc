// S35, S36: other programs beside the office: tokens for those that ask and act, web hooks for those that are told.
import { z } from 'zod';
import { HOOK_EVENTS, type HookResult, type HookTrial, PROGRAM_SCOPES, type ProgramResult } from '../programs';
import { idSchema, tokenSchema } from '../settings/basics';
import { answer, done, roomCommand } from './define';

const name = z.string().trim().min(1).max(60);
const url = z.url({ protocol: /^https?$/ }).max(1000);
const events = z.array(z.enum(HOOK_EVENTS)).min(1).max(HOOK_EVENTS.length);

export const programCommands = {
  createProgram: roomCommand({
    does: 'Another program may ask and act as its scopes say; its token is answered this once ([programs.md](programs.md)). Who may not read names gives no program that right.',
    asks: {
      name,
      scopes: z.array(z.enum(PROGRAM_SCOPES)).min(1).max(PROGRAM_SCOPES.length),
      counterId: idSchema.nullable(),
    },
    answers: answer<ProgramResult>(),
    right: 'changeSettings',
    isRemembered: true,
  }),
  revokeProgram: roomCommand({
    does: 'It may do nothing any more, from this moment on.',
    asks: { programId: tokenSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  createHook: roomCommand({
    does: 'Another program is told of these events at an address; the secret of its signatures is answered this once.',
    asks: { name, url, events },
    answers: answer<HookResult>(),
    right: 'changeSettings',
    isRemembered: true,
  }),
  changeHook: roomCommand({
    does: 'What a web hook tells, and where it leads to; `url` null leaves it as it is.',
    asks: { hookId: tokenSchema, name, url: url.nullable(), events },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  removeHook: roomCommand({
    does: 'It is told nothing any more; what waits for it is forgotten.',
    asks: { hookId: tokenSchema },
    answers: done,
    right: 'changeSettings',
    isRemembered: true,
  }),
  testHook: roomCommand({
    does: 'A message that is a trial goes to it now, and what came of it is answered.',
    asks: { hookId: tokenSchema },
    answers: answer<HookTrial>(),
    right: 'changeSettings',
    isRemembered: true,
    patience: 'long',
  }),
};
