// What a provider answers is read so far and no further: it is a server that somebody else runs.

const MOST_BYTES = 1_000_000;

type Options = {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  redirect?: string;
  signal?: AbortSignal;
};

/** The whole answer, in memory; rejects when it is larger than any provider's. */
export const fetchBriefly = async (url: string, options: Options): Promise<Response> => {
  const response = await fetch(url, options as RequestInit);
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body !== null)
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > MOST_BYTES) throw new TypeError('the answer is too large');
      parts.push(part);
    }
  const { status, statusText, headers } = response;
  const isEmpty = size === 0;
  return new Response(isEmpty ? null : Buffer.concat(parts), { status, statusText, headers });
};
