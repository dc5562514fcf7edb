type Tree = { readonly [key: string]: string | Tree };

/** Keys as they are asked for: `page.title` for a text inside a group, `days` for `days_one` and `days_other`. */
export type TextKey<T> = {
  [K in keyof T & string]: T[K] extends string ? Singular<K> : `${K}.${TextKey<T[K]>}`;
}[keyof T & string];

type Singular<K extends string> = K extends `${infer Key}_one` | `${infer Key}_other` ? Key : K;

/** What takes the place of `{{name}}` in a text. `count` also picks between the forms for one and for many. */
export type TextValues = Readonly<Record<string, string | number>>;

export interface Texts<K extends string> {
  (key: K, values?: TextValues): string;
  /** Whether there are words for a key that the server chose. */
  has: (key: string) => key is K;
}

const plurals = new Intl.PluralRules('en');

/**
 * The texts of one room, which come with the pages that show them. A misspelt key does not compile.
 * The back office is English; customers' documents and portal bring their own languages.
 */
export function texts<T extends Tree>(tree: T): Texts<TextKey<T>> {
  const flat = flattened(tree);
  const say = (key: string, values: TextValues = {}) => {
    const form = typeof values.count === 'number' ? `${key}_${plurals.select(values.count)}` : key;
    const text = flat.get(form) ?? flat.get(key) ?? key;
    return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
  };
  return Object.assign(say, { has: (key: string): key is TextKey<T> => flat.has(key) });
}

function flattened(tree: Tree, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flattened(value, `${prefix}${key}.`, into);
  }
  return into;
}
