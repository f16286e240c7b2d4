interface IconProps {
  size?: number;
}

function frame(size: number) {
  return {
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    stroke: 'currentColor',
    strokeWidth: 2,
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
    'aria-hidden': true,
  } as const;
}

export function HeartIcon({ size = 15, filled }: IconProps & { filled: boolean }) {
  return (
    <svg {...frame(size)} fill={filled ? 'currentColor' : 'none'}>
      <path d="M12 20 4.300 12.300a4.900 4.900 0 0 1 7-6.900l.7.7.7-.7a4.900 4.900 0 0 1 7 6.900z" />
    </svg>
  );
}

export function BellIcon({ size = 20 }: IconProps) {
  return (
    <svg {...frame(size)} fill="none">
      <path d="M6 17V11a6 6 0 0 1 12 0v6l1.500 2h-15zM10 21h4" />
    </svg>
  );
}

export function TrashIcon({ size = 16 }: IconProps) {
  return (
    <svg {...frame(size)} fill="none">
      <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />
    </svg>
  );
}

export function CrossIcon({ size = 12 }: IconProps) {
  return (
    <svg {...frame(size)} fill="none">
      <path d="m6 6 12 12M18 6 6 18" />
    </svg>
  );
}
