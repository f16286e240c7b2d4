import { useState } from 'react';

const DEFAULT_AVATAR = '/default-avatar.svg';

export interface AvatarProps {
  image: string | null;
  size: number;
  className?: string;
}

/** A person's picture. The name always stands beside it, so it says nothing to those who hear the page. */
export function Avatar({ image, size, className = '' }: AvatarProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const src = image && image !== broken ? image : DEFAULT_AVATAR;
  return (
    <img
      className={`avatar ${className}`}
      src={src}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => {
        if (src !== DEFAULT_AVATAR) setBroken(src);
      }}
    />
  );
}
