import { Button, VisuallyHidden } from '@mantine/core';
import { useLocation } from 'wouter';
import { type ArticlePreview } from '@scaleout/contracts';
import { useMessages } from '../language/language.ts';
import { useSession } from '../session/use-session.ts';
import { useWayBack } from '../session/use-way-back.ts';
import { HeartIcon } from '../ui/icons.tsx';
import { useFailureNotice } from '../ui/use-failure-notice.ts';
import { useFavorite } from './articles.mutations.ts';

export interface FavoriteButtonProps {
  article: ArticlePreview;
  /** In a list there is room for the heart and the count only; the words are for those who hear the page. */
  compact?: boolean;
}

export function FavoriteButton({ article, compact = false }: FavoriteButtonProps) {
  const messages = useMessages().article;
  const { user } = useSession();
  const [, navigate] = useLocation();
  const wayBack = useWayBack();
  const favorite = useFavorite(article);
  useFailureNotice(favorite.error);
  // Shown as wished at once; when refused it falls back to what the API last said.
  const favorited = favorite.isPending ? favorite.variables : article.favorited;
  const count = article.favoritesCount + Number(favorited) - Number(article.favorited);
  const describe = favorited ? messages.unfavoriteTitle : messages.favoriteTitle;
  const words = favorited ? messages.unfavorite : messages.favorite;

  function toggle() {
    if (user) favorite.mutate(!favorited);
    else navigate('/login', { state: wayBack });
  }

  return (
    <Button
      className={`favorite-button ${favorited ? 'btn-primary' : 'btn-outline-primary'}`}
      variant={favorited ? 'filled' : 'default'}
      size="compact-sm"
      aria-pressed={favorited}
      leftSection={<HeartIcon filled={favorited} />}
      onClick={toggle}
    >
      {/* The label is a flex box, which would drop a plain space before the count. */}
      {compact ? <VisuallyHidden>{`${describe(article.title)} `}</VisuallyHidden> : `${words}\u00a0`}
      <span className="counter">{compact ? count : `(${count})`}</span>
    </Button>
  );
}
