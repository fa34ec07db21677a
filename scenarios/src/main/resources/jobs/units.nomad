# Units of work that take their time. Each leaves a key in Consul when it is done, one for each time it ran to its end.
job "units" {
  datacenters = ["dc1"]
  type        = "batch"

  meta {
    seconds = "6"
  }

  group "units" {
    count = 6

    spread {
      attribute = "${node.unique.name}"
    }

    # A unit that was stopped before its end begins anew elsewhere, at once.
    reschedule {
      attempts  = 3
      interval  = "10m"
      delay     = "5s"
      unlimited = false
    }

    task "unit" {
      driver = "raw_exec"

      config {
        command = "bash"
        args    = ["-c", "sleep ${NOMAD_META_seconds} && consul kv put units/${NOMAD_ALLOC_INDEX}/${NOMAD_ALLOC_ID} done"]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
