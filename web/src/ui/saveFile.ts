/** Saves what stands at an address under a name of our choice. */
export function saveFile(url: string, name: string): void {
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name, target: '_blank', rel: 'noopener' });
  link.click();
}
