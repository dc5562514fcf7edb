/** What the server takes as a logo. */
export const LOGO_TYPES = ['image/png', 'image/jpeg'];
export const LOGO_MAX_BYTES = 800 * 1024;

/** The code of what is wrong with a file as a logo, if anything is. */
export function logoProblem(file: Pick<File, 'type' | 'size'>): string | undefined {
  if (!LOGO_TYPES.includes(file.type)) return 'invalid_content_type';
  if (file.size > LOGO_MAX_BYTES) return 'invalid_size';
  return undefined;
}

/** `data:image/png;base64,…`: how pictures travel in JSON. */
export function readDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
