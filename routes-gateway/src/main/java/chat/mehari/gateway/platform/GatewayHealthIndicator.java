package chat.mehari.gateway.platform;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: up when every {@link ReadinessCondition} is met. */
@Component("gatewayHealthIndicator")
class GatewayHealthIndicator implements HealthIndicator {

  private final List<ReadinessCondition> conditions;

  GatewayHealthIndicator(List<ReadinessCondition> conditions) {
    this.conditions = conditions;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (ReadinessCondition condition : conditions) {
      boolean met = condition.isMet();
      health.withDetail(condition.name(), met);
      if (!met) {
        health.outOfService();
      }
    }
    return health.build();
  }
}
