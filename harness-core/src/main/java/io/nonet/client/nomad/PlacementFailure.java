package io.nonet.client.nomad;

import java.util.Map;

/**
 * Why the scheduler found no place.
 *
 * @param nodesFiltered how many nodes a constraint ruled out
 * @param nodesExhausted how many nodes had too little left
 * @param constraintFiltered how many nodes each constraint ruled out
 * @param dimensionExhausted how many nodes had too little of each resource
 * @param coalescedFailures how many more allocations of the group failed alike
 */
public record PlacementFailure(
        int nodesEvaluated,
        int nodesFiltered,
        int nodesExhausted,
        Map<String, Integer> constraintFiltered,
        Map<String, Integer> dimensionExhausted,
        int coalescedFailures) {

    public PlacementFailure {
        constraintFiltered = Map.copyOf(constraintFiltered);
        dimensionExhausted = Map.copyOf(dimensionExhausted);
    }
}
