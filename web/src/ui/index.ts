export { Badge, Status, type Tone } from './Badge';
export { type Bar, BarChart } from './BarChart';
export { Button, ButtonLink, buttonClass, type Icon, IconButton, Spinner } from './Button';
export { Card, KeyValue, Stat } from './Card';
export { Checkbox, RadioGroup, Switch } from './Choice';
export { CodeField, codeFrom } from './CodeField';
export { Combobox } from './Combobox';
export { ConfirmDialog } from './ConfirmDialog';
export { CodeBlock, CopyField, CopyId } from './Copy';
export { cx } from './cx';
export { type Column, DataTable, type Rows } from './DataTable';
export { CivilDate, DateTime, useZone, ZoneProvider } from './DateTime';
export { Dialog, Drawer } from './Dialog';
export { DirtyGuard } from './DirtyGuard';
export { browserZone, formatCivilDate, formatDayOf, formatInstant, formatRelative, offsetOf } from './dates';
export { errorText, problemText } from './errorText';
export { Banner, EmptyState, ErrorPanel, Skeleton, SkeletonPage } from './Feedback';
export { Field } from './Field';
export { Decimal, Missing, Money, Price } from './Figures';
export { FilterBar, type FilterDefinition, SearchBox } from './Filters';
export { FormPage } from './FormPage';
export { FormError, FormField, FormSwitch, showServerErrors, type TarnForm, useTarnForm } from './form';
export { Input, PasswordInput, Textarea } from './Input';
export { Loaded } from './Loaded';
export { lazyDialog } from './lazyDialog';
export { Mark, Wordmark } from './Mark';
export { Menu, type MenuItem, type MenuItems, MoreMenu } from './Menu';
export {
  centsFromDecimal,
  currencyExponent,
  decimalFromCents,
  formatDecimal,
  formatMoney,
  formatPrice,
} from './money';
export { Breadcrumb, type Crumb, PageBody, PageHeader } from './Page';
export { Pagination } from './Pagination';
export { PillChoice } from './PillChoice';
export { Segments } from './Segments';
export { type Option, Select } from './Select';
export { saveFile } from './saveFile';
export { type TabLink, TabLinks, Tabs } from './Tabs';
export { Toaster, toast } from './Toaster';
export { TokenInput } from './TokenInput';
export { Tooltip } from './Tooltip';
export { useCommand } from './useCommand';
export { isTyping, useHotkey } from './useHotkey';
export { useSettled } from './useSettled';
export { parseSearch, stringifySearch, type UrlFilters, useUrlFilters } from './useUrlFilters';
