// How a change is written: as statements, in their order.
import type { Change, ChangeOf } from '../../changes';
import type { Statement } from '../session/statements';

/** What an engine that takes statements writes for changes of some types. */
export type Writes<Type extends Change['type']> = { [T in Type]: (change: ChangeOf<T>) => Statement[] };
