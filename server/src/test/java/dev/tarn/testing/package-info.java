/**
 * The words tests of the server are written in. One server on a random port of the loopback interface and one PostgreSQL per test JVM; every
 * test has a fresh organization of its own, so tests run side by side, in any order.
 *
 * <pre>{@code
 * var org = Sandbox.at("2024-03-01");                       // a sandbox organization, driven by its API key
 * var calls = org.metric("calls", "count_agg");             // shorthands answer the created object; a refusal fails the test
 * org.plan("basic", 0, org.charge(calls, "standard", object("amount", "0.5")));
 * org.customer("ada");
 * org.subscribe("sub", "ada", "basic");
 * org.event("calls", "sub", object());
 * org.travelTo("2024-04-01");                               // due work runs on the way, in order
 * assertThat(org.invoices()).hasSize(1);
 *
 * Reply reply = org.post("/plans", object("plan", object())); // the raw answer: status and JSON
 * reply.isRefused(422).at("/error_details/code/0");
 *
 * var team = Team.inLiveOrganization();                     // users: the owner is admin, others are invited
 * Session finance = team.member("finance");
 * finance.get("/api/v1/taxes").isRefused(403);
 * }</pre>
 *
 * Every write of a {@link dev.tarn.testing.Sandbox} that succeeds is followed by settling its clock, so that what it made due has run.
 * {@link dev.tarn.testing.TarnServer#bean} reaches into the server, for what HTTP does not show.
 */
@NullMarked
package dev.tarn.testing;

import org.jspecify.annotations.NullMarked;
