import { type ExploreResponse } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { DateText } from '../ui/date-text.tsx';

/** How much there is in all: counted now and then, so it says when. */
export function ExploreTotals({ totals }: { totals: NonNullable<ExploreResponse['totals']> }) {
  const { explore } = useMessages();
  return (
    <p className="explore-totals">
      {explore.totals(totals.articles, totals.publications)}{' '}
      <DateText value={totals.countedAt} withTime within={explore.countedAt} />
    </p>
  );
}
