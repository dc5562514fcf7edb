import apikey from '@/features/apikey/apikey.en.json';
import auth from '@/features/auth/auth.en.json';
import clock from '@/features/clock/clock.en.json';
import customer from '@/features/customer/customer.en.json';
import event from '@/features/event/event.en.json';
import home from '@/features/home/home.en.json';
import invoice from '@/features/invoice/invoice.en.json';
import member from '@/features/member/member.en.json';
import metric from '@/features/metric/metric.en.json';
import organization from '@/features/organization/organization.en.json';
import plan from '@/features/plan/plan.en.json';
import role from '@/features/role/role.en.json';
import securitylog from '@/features/securitylog/securitylog.en.json';
import subscription from '@/features/subscription/subscription.en.json';
import tax from '@/features/tax/tax.en.json';
import usage from '@/features/usage/usage.en.json';
import errors from './en/errors.json';
import shell from './en/shell.json';
import ui from './en/ui.json';

/** All texts, one namespace per room. A misspelt key does not compile. */
export const en = {
  apikey,
  auth,
  clock,
  customer,
  errors,
  event,
  home,
  invoice,
  member,
  metric,
  organization,
  plan,
  role,
  securitylog,
  shell,
  tax,
  subscription,
  ui,
  usage,
};
