# Due every second second, and takes longer: the next one waits until the last one has ended.
job "periodic" {
  datacenters = ["dc1"]
  type        = "batch"

  meta {
    seconds = "3"
  }

  periodic {
    cron             = "*/2 * * * * * *"
    prohibit_overlap = true
  }

  group "units" {
    task "unit" {
      driver = "raw_exec"

      # The unit is the job that was launched, such as periodic-1764000000.
      config {
        command = "bash"
        args = ["-ec", <<-EOT
          echo >> $NOMAD_ALLOC_DIR/attempts
          attempt=$NOMAD_ALLOC_ID.$(wc -l < $NOMAD_ALLOC_DIR/attempts)
          mark() { consul kv put -cas -modify-index=0 marks/$(basename $NOMAD_JOB_ID)/$attempt/$1 $(hostname); }

          mark begun
          sleep $NOMAD_META_seconds
          mark done
        EOT
        ]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
