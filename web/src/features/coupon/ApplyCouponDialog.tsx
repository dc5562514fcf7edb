import { useQuery } from '@tanstack/react-query';
import { type Customer, customerName } from '@/features/customer/customer.queries';
import { Button, Combobox, Dialog, FormError, FormField, Skeleton, useCommand, useTarnForm } from '@/ui';
import { applyCoupon, type Coupon, couponChoicesQuery } from './coupon.queries';
import { applySchema, newTerms, termsWriteOf, termValuesOf } from './couponForm';
import { couponWords } from './couponWords';
import { DiscountFields, FrequencyFields } from './TermsFields';
import { t } from './texts';

interface ApplyCouponDialogProps {
  customer: Customer;
  onClose: () => void;
}

/** Gives the customer a coupon, on its own terms or on others (CRD-020). */
export function ApplyCouponDialog({ customer, onClose }: ApplyCouponDialogProps) {
  const coupons = useQuery(couponChoicesQuery);
  const title = t('apply.title', { customer: customerName(customer) });
  if (!coupons.data || coupons.data.length === 0)
    return (
      <Dialog open onClose={onClose} title={title}>
        {coupons.isPending ? (
          <Skeleton className="h-8" />
        ) : (
          <p className="text-slate text-sm">{t('apply.none')}</p>
        )}
      </Dialog>
    );
  return <ApplyForm customer={customer} coupons={coupons.data} title={title} onClose={onClose} />;
}

interface ApplyFormProps extends ApplyCouponDialogProps {
  coupons: Coupon[];
  title: string;
}

function ApplyForm({ customer, coupons, title, onClose }: ApplyFormProps) {
  const apply = useCommand({
    run: applyCoupon,
    changes: [['applied_coupons'], ['customers'], ['invoices']],
    done: t('apply.done'),
    onDone: onClose,
  });
  const currency = customer.currency ?? 'EUR';
  const form = useTarnForm({
    schema: applySchema,
    defaultValues: { coupon_code: '', ...newTerms(currency) },
    serverFields: {
      coupon: 'coupon_code',
      amount_cents: 'amount',
      amount_currency: 'currency',
      percentage_rate: 'rate',
      frequency_duration: 'periods',
    },
    submit: async (values) => {
      await apply.ask({
        external_customer_id: customer.external_id,
        coupon_code: values.coupon_code,
        ...termsWriteOf(values),
      });
    },
  });
  const chosen = form.watch('coupon_code') !== '';
  const choose = (code: string) => {
    const coupon = coupons.find((candidate) => candidate.code === code);
    if (coupon)
      form.reset({ coupon_code: code, ...termValuesOf(coupon, currency) }, { keepDefaultValues: true });
  };
  return (
    <Dialog
      open
      size="md"
      onClose={onClose}
      title={title}
      footer={
        <Button
          variant="primary"
          type="submit"
          form="apply-coupon"
          disabled={!chosen}
          busy={form.formState.isSubmitting}
        >
          {t('apply.confirm')}
        </Button>
      }
    >
      <form id="apply-coupon" onSubmit={form.send} noValidate className="flex flex-col gap-4">
        <FormError form={form} />
        <FormField form={form} name="coupon_code" label={t('apply.coupon')} hint={t('apply.hint')} required>
          {({ onChange: _, ...field }) => (
            <Combobox
              {...field}
              onChange={choose}
              placeholder={t('apply.choose')}
              options={coupons.map((coupon) => ({
                value: coupon.code,
                label: coupon.name,
                description: couponWords(coupon),
              }))}
            />
          )}
        </FormField>
        {chosen && (
          <>
            <DiscountFields form={form} />
            <FrequencyFields form={form} />
          </>
        )}
      </form>
    </Dialog>
  );
}
