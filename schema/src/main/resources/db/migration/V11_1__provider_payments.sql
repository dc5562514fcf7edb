-- Machine time of the provider's first being asked: keys are forgotten after a day.
ALTER TABLE payment ADD COLUMN asked_at timestamptz;

-- A page is written down before it is made: whoever wants to charge meanwhile sees it.
ALTER TABLE hosted_payment_page
    ALTER COLUMN provider_session_id DROP NOT NULL,
    ALTER COLUMN url DROP NOT NULL;
