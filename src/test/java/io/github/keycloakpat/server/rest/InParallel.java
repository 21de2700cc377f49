package io.github.keycloakpat.server.rest;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends calls at once, each from a thread of its own. */
public final class InParallel {
    private InParallel() {}

    public static List<Answer> send(List<Call> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (Call call : calls) {
            tasks.add(() -> {
                start.await();
                return call.send();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many of the answers have this status. */
    public static long count(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }
}
