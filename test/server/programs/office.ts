// An office with other programs: a world, its administration, and requests as a program sends them.
import { newToken } from '../../../server/basics/tokens';
import type { ProgramScope } from '../../../shared/programs';
import type { Reply } from '../../../shared/protocol';
import { openWorld, type WorldOptions } from '../../world';

export type Answered = { status: number; headers: Headers; body: Record<string, unknown> & Reply };
type Asking = { token?: string | null; key?: string | null; body?: unknown; headers?: Record<string, string> };

export const openProgramOffice = async (options: WorldOptions = {}) => {
  const world = await openWorld(options);
  const admin = await world.connect('admin', 'admin');

  const program = async (scopes: ProgramScope[], counterId: string | null = null, name = 'Meldewesen') => {
    const made = await admin.ask({ type: 'createProgram', name, scopes, counterId });
    if (!made.ok) throw new Error(made.refusal.code);
    const { programId, token } = made.result as { programId: string; token: string };
    const ask = async (method: 'GET' | 'POST', path: string, asking: Asking = {}): Promise<Answered> => {
      const { token: said = token, key = newToken(), body, headers = {} } = asking;
      const response = await fetch(world.url(`/api/v1${path}`), {
        method,
        headers: {
          ...(said !== null && { authorization: `Bearer ${said}` }),
          ...(method === 'POST' && key !== null && { 'idempotency-key': key }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : {} };
    };
    return {
      ...{ programId, token },
      get: (path: string, asking?: Asking) => ask('GET', path, asking),
      act: (path: string, asking?: Asking) => ask('POST', path, asking),
    };
  };

  return { world, admin, program };
};
export type ProgramOffice = Awaited<ReturnType<typeof openProgramOffice>>;

/** What was answered, where it was done. */
export const resultOf = <Result>({ body }: Answered): Result => {
  if (!body.ok) throw new Error(JSON.stringify(body));
  return body.result as Result;
};
export const codeOf = ({ body }: Answered): string | null => (body.ok ? null : body.refusal.code);
