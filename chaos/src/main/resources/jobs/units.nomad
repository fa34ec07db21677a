# Units of work, each dispatched by its name. Each time that one is begun leaves a mark in Consul, a key of its own: so they
# tell which unit ran how often, and where. A mark that Consul does not take is tried again, and counts once.
job "units" {
  datacenters = ["dc1"]
  type        = "batch"

  parameterized {
    meta_required = ["unit", "marks"]
  }

  group "units" {
    # As long as there is a machine, the unit is tried again.
    restart {
      attempts = 10
      interval = "30m"
      delay    = "1s"
      mode     = "delay"
    }

    reschedule {
      attempts       = 0
      delay          = "5s"
      delay_function = "constant"
      unlimited      = true
    }

    task "unit" {
      driver = "raw_exec"

      config {
        command = "bash"
        args = ["-c", <<-EOT
          echo >> $NOMAD_ALLOC_DIR/attempts
          attempt=$NOMAD_ALLOC_ID.$(wc -l < $NOMAD_ALLOC_DIR/attempts)
          until consul kv put $NOMAD_META_marks$NOMAD_META_unit/$attempt $(hostname); do sleep 1; done
        EOT
        ]
      }

      resources {
        cpu    = 20
        memory = 10
      }
    }
  }
}
