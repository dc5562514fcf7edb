import { countryName } from './countryName';

/** What forms offer to choose from; the server decides what it takes. */
const COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW';
const CURRENCY_CODES =
  'EUR USD GBP CHF SEK NOK DKK PLN CZK HUF RON BGN ISK TRY UAH CAD AUD NZD JPY CNY HKD SGD KRW INR IDR MYR PHP THB TWD VND BRL MXN ARS CLP COP PEN UYU ZAR EGP KES MAD NGN GHS TND AED SAR QAR KWD BHD OMR JOD ILS PKR BDT LKR KZT GEL AMD AZN RSD BAM MKD ALL MDL';

const currencies = new Intl.DisplayNames(['en'], { type: 'currency' });

interface Choice {
  value: string;
  label: string;
}

const byLabel = (a: Choice, b: Choice) => a.label.localeCompare(b.label);

export const countryChoices: readonly Choice[] = COUNTRY_CODES.split(' ')
  .map((value) => ({ value, label: countryName(value) }))
  .sort(byLabel);

export const currencyChoices: readonly Choice[] = CURRENCY_CODES.split(' ').map((value) => ({
  value,
  label: `${value} – ${currencies.of(value) ?? value}`,
}));

export const timezoneChoices = (): readonly Choice[] =>
  ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
