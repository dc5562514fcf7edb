/** A saved destination, if it lies inside this app; links that lead elsewhere are not followed after signing in. */
export function safeDestination(destination: string | undefined): string {
  if (!destination) return '/';
  const here = window.location.origin;
  try {
    const url = new URL(destination, here);
    return url.origin === here && destination.startsWith('/')
      ? `${url.pathname}${url.search}${url.hash}`
      : '/';
  } catch {
    return '/';
  }
}
