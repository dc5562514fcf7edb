const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** `DE` becomes `Germany`. */
export const countryName = (code: string): string => regions.of(code) ?? code;
