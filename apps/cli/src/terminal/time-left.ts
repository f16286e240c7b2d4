/** About how long something takes yet: `about 4 min left`. */
export function timeLeft(seconds: number): string {
  return `about ${inWords(seconds)} left`;
}

/** `40 s`, `12 min`, `1 h 5 min`. */
export function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds / 10) * 10} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
