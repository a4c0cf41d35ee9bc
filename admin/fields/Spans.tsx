// The hours of one day: spans that are added, changed and removed, each with what else belongs to it.
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { useAdminWords } from '../parts/words';
import { Group } from './Checks';
import { type DaySpan, SpanFields } from './SpanFields';

const TIMES = ['weekday', 'from', 'to'];

const overlap = (spans: readonly DaySpan[]): boolean =>
  [...spans]
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .some(({ from }, place, sorted) => from < (sorted[place - 1]?.to ?? ''));

export type SpanParts<S extends DaySpan> = {
  /** Fields beside from and to. */
  more: (span: S, onChange: (span: S) => void) => ComponentChildren;
  /** Whether the server found fault with a span, or with something of it. */
  isInvalid: (span: S, ...path: Parameters<Draft['isInvalid']>) => boolean;
};

type SpansProps<S extends DaySpan> = SpanParts<S> & {
  legend: string;
  spans: readonly S[];
  /** What a new one begins with. */
  fresh: S;
  onChange: (spans: S[]) => void;
  /** A button beside the one that adds. */
  besides?: ComponentChildren;
};

export const Spans = <S extends DaySpan>(props: SpansProps<S>) => {
  const { legend, spans, fresh, onChange, more, isInvalid, besides } = props;
  const { t } = useAdminWords();
  const areTimesInvalid = (span: S) => TIMES.some((key) => isInvalid(span, key));
  const error = overlap(spans) ? t('admin.invalid.overlap') : spans.some(areTimesInvalid) && t('admin.invalid.span');
  return (
    <Group legend={legend} error={error}>
      {spans.map((span, place) => {
        const change = (changed: S) => onChange(spans.with(place, changed));
        return (
          // A span has no name of its own; it is what it is by its place.
          <div class="adm-times" key={String(place)}>
            <SpanFields span={span} isInvalid={(...path) => isInvalid(span, ...path)} onChange={change} />
            {more(span, change)}
            <Button
              kind="tertiary"
              icon="delete"
              onClick={() => onChange(spans.filter((_, other) => other !== place))}
              label={t('admin.span.removeOne', { number: place + 1, what: legend })}
            >
              {t('admin.removeFrom')}
            </Button>
          </div>
        );
      })}
      <div class="adm-actions">
        <Button
          kind="tertiary"
          icon="add"
          onClick={() => onChange([...spans, fresh])}
          label={`${t('admin.span.add')} ${legend}`}
        >
          {t('admin.span.add')}
        </Button>
        {besides}
      </div>
    </Group>
  );
};
