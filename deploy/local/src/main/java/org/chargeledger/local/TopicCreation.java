package org.chargeledger.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;

/** Makes the broker's topics those of the plan, before any service starts, and waits until each partition has a leader. */
final class TopicCreation {

    private static final int ATTEMPTS = 200;

    private final Map<String, Object> settings;

    TopicCreation(String bootstrapServers) {
        this.settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** Returns how many topics were new. */
    int create(List<Topic> plan) {
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = plan.stream().filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings())).toList();
            admin.createTopics(missing).all().get();
            grow(admin, plan.stream().filter(topic -> existing.contains(topic.name())).toList());
            awaitLeaders(admin, plan.stream().map(Topic::name).collect(Collectors.toSet()));
            return missing.size();
        } catch (ExecutionException e) {
            throw new StartRefused("Kafka refused the topics of contracts/topics.yaml: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            throw new StartRefused("Interrupted while creating topics", e);
        }
    }

    private static void grow(Admin admin, List<Topic> kept) throws ExecutionException, InterruptedException {
        var wider = new HashMap<String, NewPartitions>();
        Map<String, TopicDescription> described = describe(admin, kept.stream().map(Topic::name).collect(Collectors.toSet()));
        kept.stream().filter(topic -> described.get(topic.name()).partitions().size() < topic.partitions())
                .forEach(topic -> wider.put(topic.name(), NewPartitions.increaseTo(topic.partitions())));
        admin.createPartitions(wider).all().get();
    }

    private static void awaitLeaders(Admin admin, Set<String> names) throws ExecutionException, InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (describe(admin, names).values().stream().allMatch(TopicCreation::led)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new StartRefused("Kafka's topics got no leaders");
    }

    private static Map<String, TopicDescription> describe(Admin admin, Set<String> names)
            throws ExecutionException, InterruptedException {
        return admin.describeTopics(names).allTopicNames().get();
    }

    private static boolean led(TopicDescription topic) {
        return topic.partitions().stream().allMatch(partition -> partition.leader() != null
                && !Node.noNode().equals(partition.leader()));
    }
}
