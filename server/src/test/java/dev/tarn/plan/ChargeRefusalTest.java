package dev.tarn.plan;

import static dev.tarn.testing.Json.object;
import static dev.tarn.testing.Json.with;

import dev.tarn.testing.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ChargeRefusalTest {
    private final Sandbox sandbox = Sandbox.at("2024-03-10");

    @BeforeEach
    void a_plan() {
        sandbox.plan("pro", 0);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('`', '"'));
    }

    private void isRefused(String metric, String more, String field, String code) {
        var fields = object("field_name", "n");
        if (metric.startsWith("recurring_")) {
            fields.put("recurring", true);
        }
        if (metric.endsWith("weighted_sum_agg")) {
            fields.put("weighted_interval", "seconds");
        }
        var made = sandbox.metric("calls", metric.replace("recurring_", ""), fields);
        var charge = object("billable_metric_id", made.get("lago_id").asString(), "code", "c");
        sandbox.post("/plans/pro/charges", object("charge", with(charge, json(more))))
                .isInvalid(field, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            PRC-021 | standard             | {`amount`: 1}                                        | invalid_amount
            PRC-021 | standard             | {`amount`: `-1`}                                     | invalid_amount
            PRC-021 | standard             | {`amount`: `foo`}                                    | invalid_amount
            PRC-022 | package              | {`amount`: `1`, `package_size`: 0, `free_units`: 0}  | invalid_package_size
            PRC-022 | package              | {`amount`: `1`, `package_size`: 1, `free_units`: -1} | invalid_free_units
            PRC-022 | package              | {`amount`: `1`, `package_size`: 1}                   | invalid_free_units
            PRC-023 | percentage           | {`rate`: 1}                                          | invalid_rate
            PRC-023 | percentage           | {`rate`: `1`, `fixed_amount`: `x`}                   | invalid_fixed_amount
            PRC-023 | percentage           | {`rate`: `1`, `free_units_per_events`: 0}            | invalid_free_units_per_events
            PRC-023 | percentage           | {`rate`: `1`, `free_units_per_total_aggregation`: 1} | invalid_free_units_per_total_aggregation
            PRC-023 | percentage           | {`rate`: `1`, `per_transaction_min_amount`: `x`}     | invalid_amount
            PRC-023 | percentage           | {`rate`: `1`, `per_transaction_min_amount`: `2`, `per_transaction_max_amount`: `1`} | per_transaction_max_lower_than_per_transaction_min
            PRC-024 | graduated            | {`graduated_ranges`: []}                             | missing_graduated_ranges
            PRC-024 | graduated            | {`graduated_ranges`: [{`from_value`: 0, `to_value`: null, `per_unit_amount`: 1, `flat_amount`: `0`}]}   | invalid_amount
            PRC-024 | graduated            | {`graduated_ranges`: [{`from_value`: 0, `to_value`: 5, `per_unit_amount`: `1`, `flat_amount`: `0`}]}    | invalid_graduated_ranges
            PRC-025 | volume               | {`volume_ranges`: []}                                | missing_volume_ranges
            PRC-025 | volume               | {`volume_ranges`: [{`from_value`: 2, `to_value`: null, `per_unit_amount`: `1`, `flat_amount`: `0`}]}    | invalid_volume_ranges
            PRC-026 | graduated_percentage | {`graduated_percentage_ranges`: []}                  | missing_graduated_percentage_ranges
            PRC-026 | graduated_percentage | {`graduated_percentage_ranges`: [{`from_value`: 0, `to_value`: null, `rate`: 1, `flat_amount`: `0`}]}   | invalid_rate
            PRC-028 | standard             | {`amount`: `1`, `pricing_group_keys`: `region`}      | invalid_type
            PRC-029 | standard             | {`amount`: `1`, `presentation_group_keys`: [`team`]} | invalid_type
            PRC-029 | standard             | {`amount`: `1`, `presentation_group_keys`: [{`value`: `a`, `options`: {}}]}          | invalid_type
            PRC-029 | standard             | {`amount`: `1`, `presentation_group_keys`: [{`value`: `a`}, {`value`: `b`}, {`value`: `c`}]} | too_many_keys
            PRC-029 | standard             | {`amount`: `1`, `presentation_group_keys`: [{`value`: `a`}, {`value`: `a`}]}         | value_is_duplicated
            """)
    void properties_are_what_the_model_asks_for(String rule, String model, String properties, String code) {
        isRefused("sum_agg", "{`charge_model`: `" + model + "`, `properties`: " + properties + "}", "properties", code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            PRC-003 | sum_agg          | {`charge_model`: `other`}                             | charge_model       | value_is_invalid
            PRC-004 | sum_agg          | {`charge_model`: `standard`, `invoiceable`: false}    | invoiceable        | must_be_true_unless_pay_in_advance
            PRC-004 | sum_agg          | {`charge_model`: `standard`, `regroup_paid_fees`: `invoice`} | regroup_paid_fees | only_compatible_with_pay_in_advance_and_non_invoiceable
            PRC-004 | sum_agg          | {`charge_model`: `standard`, `pay_in_advance`: true, `min_amount_cents`: 1} | min_amount_cents | not_compatible_with_pay_in_advance
            PRC-004 | sum_agg          | {`charge_model`: `standard`, `min_amount_cents`: -1}  | min_amount_cents   | value_is_out_of_range
            PRC-010 | max_agg          | {`charge_model`: `standard`, `pay_in_advance`: true}  | pay_in_advance     | invalid_aggregation_type_or_charge_model
            PRC-010 | latest_agg       | {`charge_model`: `standard`, `pay_in_advance`: true}  | pay_in_advance     | invalid_aggregation_type_or_charge_model
            PRC-010 | weighted_sum_agg | {`charge_model`: `standard`, `pay_in_advance`: true}  | pay_in_advance     | invalid_aggregation_type_or_charge_model
            PRC-010 | sum_agg          | {`charge_model`: `volume`, `pay_in_advance`: true}    | pay_in_advance     | invalid_aggregation_type_or_charge_model
            PRC-011 | count_agg        | {`charge_model`: `dynamic`}                           | charge_model       | invalid_aggregation_type_or_charge_model
            PRC-012 | sum_agg          | {`charge_model`: `custom`}                            | charge_model       | invalid_aggregation_type_or_charge_model
            PRC-013 | sum_agg          | {`charge_model`: `standard`, `prorated`: true}        | prorated           | invalid_billable_metric_or_charge_model
            PRC-013 | recurring_weighted_sum_agg | {`charge_model`: `standard`, `prorated`: true} | prorated        | invalid_billable_metric_or_charge_model
            PRC-013 | recurring_sum_agg | {`charge_model`: `package`, `prorated`: true}        | prorated           | invalid_billable_metric_or_charge_model
            PRC-013 | recurring_sum_agg | {`charge_model`: `graduated`, `prorated`: true, `pay_in_advance`: true} | prorated | invalid_billable_metric_or_charge_model
            PRC-014 | latest_agg       | {`charge_model`: `percentage`}                        | properties         | invalid_value
            PRC-014 | latest_agg       | {`charge_model`: `graduated_percentage`}              | properties         | invalid_value
            """)
    void only_what_goes_together_is_charged(String rule, String metric, String charge, String field, String code) {
        isRefused(metric, charge, field, code);
    }
}
