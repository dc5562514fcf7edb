// Runs before the first paint so that a chosen theme never flashes. The choice is written by src/app/theme/theme.ts.
try {
  const chosen = localStorage.getItem('tarn.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden; the system's theme applies.
}
