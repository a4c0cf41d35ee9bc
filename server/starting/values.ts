// Values of the environment that several programs read.
import { z } from 'zod';
import { type TrustedProxies, trustOf } from '../limits/networks';

const isTrustable = (proxies: TrustedProxies): boolean => {
  try {
    trustOf(proxies);
    return true;
  } catch {
    return false;
  }
};
/** A port; 0 takes one that is free. */
export const portSchema = z
  .string()
  .regex(/^\d{1,5}$/, { message: 'eine Zahl von 0 bis 65535' })
  .transform(Number)
  .refine((port) => port <= 65_535, { message: 'eine Zahl von 0 bis 65535' });
/** A number of hops, or addresses and networks separated by commas; nobody is trusted unless it says so. */
export const trustProxySchema = z
  .string()
  .default('0')
  .transform((text) => (/^\d$/.test(text) ? Number(text) : text.split(',').map((one) => one.trim())))
  .refine(isTrustable, { message: 'a number of proxies, or their addresses and networks with commas between' });
/** An address of ours, without a slash at its end. */
export const urlSchema = z
  .url({ protocol: /^https?$/, message: 'eine Adresse wie https://termine.example' })
  .transform((url) => (url.endsWith('/') ? url.slice(0, -1) : url))
  .optional();

/** `DATABASE_URL` (S76). */
export const databaseSchema = z
  .string({ message: 'eine Adresse wie postgres://wertmarke@db.example/wertmarke' })
  .regex(/^postgres(ql)?:\/\/\S+$/, { message: 'eine Adresse wie postgres://wertmarke@db.example/wertmarke' });
