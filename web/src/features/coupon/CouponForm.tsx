import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useOrgPath, usePermissions } from '@/app/permissions/access';
import { organizationQuery } from '@/features/organization/organization.queries';
import {
  Banner,
  Button,
  Card,
  CodeField,
  DirtyGuard,
  FormError,
  FormField,
  FormPage,
  Input,
  Loaded,
  RadioGroup,
  SkeletonPage,
  type TarnForm,
  Textarea,
  useCommand,
  useTarnForm,
} from '@/ui';
import { CouponLimits } from './CouponLimits';
import { type Coupon, couponQuery, createCoupon, givenOutCountQuery, updateCoupon } from './coupon.queries';
import { type CouponValues, couponSchema, couponValuesOf, couponWriteOf, newCoupon } from './couponForm';
import { DiscountFields, FrequencyFields } from './TermsFields';
import { t } from './texts';

export type CouponFormState = TarnForm<CouponValues, CouponValues>;

/** The organization's currency, for who may see it. */
function useCurrency(): string | undefined {
  const { can } = usePermissions();
  const organization = useQuery({ ...organizationQuery, enabled: can('organization:view') });
  if (organization.isLoading) return undefined;
  return organization.data?.default_currency ?? 'EUR';
}

export function NewCoupon() {
  const currency = useCurrency();
  return currency ? <CouponForm defaultValues={newCoupon(currency)} locked={false} /> : <SkeletonPage />;
}

export function EditCoupon() {
  const { code = '' } = useParams({ strict: false });
  const coupon = useQuery(couponQuery(code));
  const givenOut = useQuery(givenOutCountQuery(code));
  const currency = useCurrency();
  if (!currency || givenOut.isPending) return <SkeletonPage />;
  return (
    <Loaded query={coupon}>
      {(loaded) => (
        <CouponForm
          key={loaded.lago_id}
          coupon={loaded}
          defaultValues={couponValuesOf(loaded, currency)}
          locked={(givenOut.data ?? 0) > 0}
        />
      )}
    </Loaded>
  );
}

interface CouponFormProps {
  coupon?: Coupon;
  defaultValues: CouponValues;
  /** Customers have it: only its name, description and expiration change (CRD-015). */
  locked: boolean;
}

function CouponForm({ coupon, defaultValues, locked }: CouponFormProps) {
  const path = useOrgPath();
  const form = useCouponForm(coupon, defaultValues);
  const { isDirty, isSubmitting, isSubmitSuccessful } = form.formState;
  return (
    <form onSubmit={form.send} noValidate>
      <DirtyGuard when={isDirty && !isSubmitting && !isSubmitSuccessful} />
      <FormPage
        title={coupon ? t('form.editTitle', { name: coupon.name }) : t('form.createTitle')}
        closeTo={coupon ? path('coupons', coupon.code) : path('coupons')}
        actions={
          <Button variant="primary" type="submit" disabled={Boolean(coupon) && !isDirty} busy={isSubmitting}>
            {coupon ? t('form.save') : t('form.create')}
          </Button>
        }
      >
        <FormError form={form} />
        {locked && <Banner title={t('form.lockedTitle')}>{t('form.lockedBody')}</Banner>}
        <Basics form={form} existing={Boolean(coupon)} />
        <Discount form={form} locked={locked} />
        <CouponLimits form={form} locked={locked} />
      </FormPage>
    </form>
  );
}

function useCouponForm(coupon: Coupon | undefined, defaultValues: CouponValues): CouponFormState {
  const path = useOrgPath();
  const navigate = useNavigate();
  const changes = [['coupons'], ['applied_coupons']];
  const create = useCommand({ run: createCoupon, changes, done: t('form.created') });
  const update = useCommand({ run: updateCoupon, changes, done: t('form.saved') });
  return useTarnForm({
    schema: couponSchema,
    defaultValues,
    serverFields: {
      amount_cents: 'amount',
      amount_currency: 'currency',
      percentage_rate: 'rate',
      frequency_duration: 'periods',
      expiration_at: 'expiresOn',
    },
    submit: async (values) => {
      const write = couponWriteOf(values, coupon);
      const saved = await (coupon ? update.ask({ before: coupon.code, coupon: write }) : create.ask(write));
      await navigate({ to: path('coupons', saved.code), ignoreBlocker: true });
    },
  });
}

function Basics({ form, existing }: { form: CouponFormState; existing: boolean }) {
  return (
    <Card title={t('form.what')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField form={form} name="name" label={t('form.name')} required>
          {(field) => (
            <Input
              {...field}
              autoFocus={!existing}
              autoComplete="off"
              placeholder={t('form.namePlaceholder')}
            />
          )}
        </FormField>
        <CodeField form={form} from="name" name="code" fixed={existing} />
        <FormField
          form={form}
          name="description"
          label={t('form.description')}
          optional
          className="sm:col-span-2"
        >
          {(field) => <Textarea {...field} rows={2} />}
        </FormField>
      </div>
    </Card>
  );
}

function Discount({ form, locked }: { form: CouponFormState; locked: boolean }) {
  return (
    <Card title={t('form.discount')}>
      <div className="flex flex-col gap-4">
        <FormField form={form} name="coupon_type" label={t('form.type')}>
          {(field) => (
            <RadioGroup
              {...field}
              look="cards"
              disabled={locked}
              aria-label={t('form.type')}
              options={[
                { value: 'fixed_amount', label: t('form.fixed'), description: t('form.fixedHint') },
                { value: 'percentage', label: t('form.percentage'), description: t('form.percentageHint') },
              ]}
            />
          )}
        </FormField>
        <DiscountFields form={form} locked={locked} />
        <FrequencyFields form={form} locked={locked} />
      </div>
    </Card>
  );
}
