package org.pclnlab.testing;

import java.util.TreeSet;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test or class that carries the tag of a {@link Tool} which this machine lacks. */
final class RequiresCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        for (String tag : new TreeSet<>(context.getTags())) {
            Tool tool = Tool.ofTag(tag);
            if (tool != null && !tool.present()) {
                return ConditionEvaluationResult.disabled(tool.skipReason());
            }
        }
        return ConditionEvaluationResult.enabled("everything it needs is here");
    }
}
